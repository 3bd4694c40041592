/** A QR code, dark on white in both themes. */
export function QrPicture({ path, size }: { path: string; size: number }) {
  return (
    <div className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code à faire scanner par le club">
        <path fill="#14272b" d={path} />
      </svg>
    </div>
  );
}
