"use client";

import { useEffect, useState } from "react";

/** How long to wait before trying again. Counts down on screen; announced once. */
export function RetryCountdown({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return (
    <p>
      <span className="sr-only">Try again in {inWords(seconds)}.</span>
      <span aria-hidden="true" className="tabular-nums">
        {left > 0 ? `Try again in ${inWords(left)}.` : "You can try again now."}
      </span>
    </p>
  );
}

/** "4 minutes 5 seconds". */
function inWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const parts = [minutes > 0 ? count(minutes, "minute") : "", rest > 0 || minutes === 0 ? count(rest, "second") : ""];
  return parts.filter(Boolean).join(" ");
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
