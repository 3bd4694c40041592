/** A mail address in a narrow column: cut before its domain, if it must be. */
export function Address({ address }: { address: string }) {
  const cut = address.lastIndexOf('@');
  return (
    <span className="desk-address">
      {address.slice(0, cut)}
      <wbr />
      {address.slice(cut)}
    </span>
  );
}
