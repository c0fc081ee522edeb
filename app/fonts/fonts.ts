import localFont from "next/font/local";

/** The interface typeface (Hanken Grotesk, OFL), preloaded: Western European letters. */
const sans = localFont({
  src: "./hanken-grotesk-latin.woff2",
  variable: "--font-hanken",
  weight: "100 900",
  display: "swap",
});

/** The same face for other Latin letters; its range keeps it from loading until a page needs one. */
const sansExtended = localFont({
  src: "./hanken-grotesk-latin-ext.woff2",
  variable: "--font-hanken-ext",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB",
    },
  ],
});

/** Keys, code and identifiers (JetBrains Mono, OFL). */
const mono = localFont({
  src: "./jetbrains-mono-latin.woff2",
  variable: "--font-jetbrains",
  weight: "100 800",
  display: "swap",
  preload: false,
});

/** Class names that put the typefaces' variables on the root element. */
export const fontVariables = [sans.variable, sansExtended.variable, mono.variable].join(" ");
