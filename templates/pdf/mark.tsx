/** The mark: a ticket, in it a child with open arms over a rising sun (design/look/mark.svg). */
export const Mark = () => (
  <svg viewBox="0 0 48 48" aria-hidden="true">
    <g transform="rotate(-9 24 24)">
      <path
        fill="#0b5259"
        d="M9 8h30a5 5 0 0 1 5 5v6.5a4.5 4.5 0 0 0 0 9V35a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5v-6.5a4.5 4.5 0 0 0 0-9V13a5 5 0 0 1 5-5z"
      />
      <path fill="#ffc247" d="M13 35.5a11 11 0 0 1 22 0z" />
      <circle fill="#f0694a" cx="24" cy="17" r="4.75" />
    </g>
  </svg>
);
