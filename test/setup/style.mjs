/** What a test sees of a style sheet. */
export default '/style.css';
