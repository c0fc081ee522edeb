import { useEffect, useState } from "react";

/**
 * The id of the heading that the reader is at: the last one above the upper third of the window, or the first one.
 *
 * @param ids  the page's headings in order, separated by spaces
 */
export function useCurrentHeading(ids: string): string | undefined {
  const [current, setCurrent] = useState<string>();

  useEffect(() => {
    const headings = ids.split(" ").flatMap((id) => document.getElementById(id) ?? []);
    let frame = 0;
    const update = () => {
      frame = 0;
      setCurrent(currentOf(headings)?.id);
    };
    const schedule = () => {
      frame ||= requestAnimationFrame(update);
    };
    update();
    addEventListener("scroll", schedule, { passive: true });
    addEventListener("resize", schedule);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", schedule);
      removeEventListener("resize", schedule);
    };
  }, [ids]);

  return current;
}

function currentOf(headings: HTMLElement[]): HTMLElement | undefined {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
  return passed.at(-1) ?? headings[0];
}
