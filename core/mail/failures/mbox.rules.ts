/** The mails of an .mbox file, or the one of an .eml file. Pure. */
const START = Buffer.from('From ');

/** @returns each mail, without the line that stands before it. */
export function mailsIn(file: Buffer): Buffer[] {
  if (!file.subarray(0, START.length).equals(START)) return [file];
  // latin1: one character a byte, so that nothing is lost of any encoding.
  return file
    .toString('latin1')
    .split(/(?:^|\r?\n\r?\n)From [^\r\n]*\r?\n/)
    .filter((mail) => mail.trim() !== '')
    .map((mail) => Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1'));
}
