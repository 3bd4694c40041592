/** The yellow corners to place the code in. */
export const ViewerFrame = () => (
  <svg
    className="viewer-frame"
    viewBox="0 0 300 300"
    aria-hidden="true"
    fill="none"
    strokeWidth="7"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path stroke="var(--sun)" d="M60 100V60h40M200 60h40v40M240 200v40h-40M100 240H60v-40" />
  </svg>
);
