/** The first stop of the Tab key: past the navigation to the content, which carries id="content". */
export function SkipLink() {
  return (
    <a
      className="fixed top-3 left-3 z-50 -translate-y-20 rounded-md bg-primary px-4 py-2 font-medium text-on-primary focus:translate-y-0 focus:shadow-lg"
      href="#content"
    >
      Skip to content
    </a>
  );
}
