/** The logo mark: an open ring and a dot. Decorative; the ring has the color of the text. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={className} viewBox="0 0 32 32">
      <path d="M22.4 7.8A10.4 10.4 0 1 0 22.4 24.2" fill="none" stroke="currentColor" strokeWidth="6" />
      <circle cx="25.2" cy="16" fill="var(--accent)" r="4.4" />
    </svg>
  );
}
