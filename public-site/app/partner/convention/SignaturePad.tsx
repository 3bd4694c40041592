import { type PointerEvent, type RefObject, useRef, useState } from 'react';

/** Of the drawing, whatever the screen: what is posted stays small. */
const [WIDTH, HEIGHT] = [600, 240];
/** Characters of the posted address that the server takes. */
const MOST = 40_000;

/** A sheet to draw on. What was drawn is posted as a small PNG in the field `dessin`; blank when nothing was. */
export function SignaturePad({ labelledBy }: { labelledBy: string }) {
  const sheet = useRef<HTMLCanvasElement>(null);
  const { png, clear, ...pointer } = useDrawing(sheet);
  return (
    <>
      <canvas ref={sheet} className="sheet" width={WIDTH} height={HEIGHT} role="img" aria-labelledby={labelledBy} {...pointer} />
      <input type="hidden" name="dessin" value={png} />
      <button type="button" className="btn second" onClick={clear}>
        Effacer le dessin
      </button>
      <p className="hint" role="status">
        {png === '' ? 'Rien n’est dessiné.' : 'Signature dessinée.'}
      </p>
    </>
  );
}

type Pointer = PointerEvent<HTMLCanvasElement>;

/** One finger, pen or mouse at a time; the picture is taken each time it is lifted. */
function useDrawing(sheet: RefObject<HTMLCanvasElement>) {
  const drawing = useRef(false);
  const [png, setPng] = useState('');
  const move = (event: Pointer): void => {
    if (!drawing.current) return;
    const pen = penOf(sheet.current);
    pen?.lineTo(...placeOf(event));
    pen?.stroke();
  };
  const begin = (event: Pointer): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    const pen = penOf(sheet.current);
    pen?.beginPath();
    pen?.moveTo(...placeOf(event));
    move(event);
  };
  const end = (): void => {
    if (!drawing.current) return;
    drawing.current = false;
    setPng(smallPng(sheet.current));
  };
  const clear = (): void => {
    sheet.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setPng('');
  };
  return { png, clear, onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: end };
}

function penOf(sheet: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  const pen = sheet?.getContext('2d') ?? null;
  if (pen) Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#000' });
  return pen;
}

function placeOf({ currentTarget, clientX, clientY }: Pointer): [number, number] {
  const box = currentTarget.getBoundingClientRect();
  return [((clientX - box.x) * WIDTH) / box.width, ((clientY - box.y) * HEIGHT) / box.height];
}

/** A very full sheet is drawn smaller until it fits. */
function smallPng(sheet: HTMLCanvasElement | null): string {
  if (!sheet) return '';
  for (const scale of [1, 0.75, 0.5, 0.25]) {
    const copy = Object.assign(document.createElement('canvas'), { width: WIDTH * scale, height: HEIGHT * scale });
    copy.getContext('2d')?.drawImage(sheet, 0, 0, copy.width, copy.height);
    const png = copy.toDataURL('image/png');
    if (png.length <= MOST) return png;
  }
  return '';
}
