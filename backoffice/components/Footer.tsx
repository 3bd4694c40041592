/** AdminJS's foot is not ours: nothing. */
export default function Footer() {
  return null;
}
