/** Which properties a utility sets, by the first pattern that fits; `$1` stands for what the pattern caught. */
const PROPERTIES: readonly (readonly [RegExp, string])[] = [
  [/^(block|flex|grid|hidden|contents|table|inline|inline-(?:flex|grid|block))$/, "display"],
  [/^(static|relative|absolute|sticky|fixed)$/, "position"],
  [/^line-clamp-/, "line-clamp display overflow-x overflow-y"],
  [/^overflow-(x|y)-/, "overflow-$1"],
  [/^overflow-/, "overflow-x overflow-y"],
  [/^([mp])x-/, "$1l $1r"],
  [/^([mp])y-/, "$1t $1b"],
  [/^([mp][trbl])-/, "$1"],
  [/^([mp])-/, "$1t $1r $1b $1l"],
  [/^gap-([xy])-/, "gap-$1"],
  [/^gap-/, "gap-x gap-y"],
  [/^size-/, "w h"],
  [/^((?:min|max)-[wh])-/, "$1"],
  [/^inset-x-/, "left right"],
  [/^inset-y-/, "top bottom"],
  [/^inset-/, "top right bottom left"],
  [/^text-(?:xs|sm|base|lg|xl|\dxl|\[[\d.]+(?:em|rem)\])$/, "font-size leading"],
  [/^text-(?:left|center|right)$/, "text-align"],
  [/^font-(?:sans|mono)$/, "font-family"],
  [/^flex-(?:row|col)/, "flex-direction"],
  [/^flex-(?:wrap|nowrap)$/, "flex-wrap"],
  [/^flex-/, "grow shrink basis"],
  [/^border-(collapse|spacing)/, "border-$1"],
  [/^border-separate$/, "border-collapse"],
  [/^border-x(?:-\d+)?$/, "border-l border-r"],
  [/^border-y(?:-\d+)?$/, "border-t border-b"],
  [/^(border-[trbl])(?:-\d+)?$/, "$1"],
  [/^border(?:-\d+|-\[\d+px\])?$/, "border-t border-r border-b border-l"],
  [/^border-(?:dashed|solid)$/, "border-style"],
  [/^border-/, "border-color"],
  [/^rounded-([tb])-/, "rounded-$1"],
  [/^rounded/, "rounded-t rounded-b"],
  [/^(outline|ring)-\d+$/, "$1-width"],
  [/^outline-offset-/, "outline-offset"],
  [/^outline-none$/, "outline-style"],
  [/^divide-([xy])/, "divide-$1"],
  [/^justify-items-/, "justify-items"],
  [/^((?:translate|scroll|grid|col|row|backdrop|decoration|underline)-[a-z]+)-/, "$1"],
  [/^([a-z]+)-?/, "$1"],
];

const known = new Map<string, readonly string[]>();
const merged = new Map<string, string>();

/**
 * Drops the Tailwind utilities whose every property is set again by later ones under the same condition. It knows the
 * utilities this project uses, and no more: a library that knows them all weighs more than the page it is for.
 */
export function mergeClasses(classes: string): string {
  const before = merged.get(classes);
  if (before !== undefined) return before;
  const set = new Set<string>();
  const kept = classes
    .split(/\s+/)
    .filter(Boolean)
    .reverse()
    .filter((token) => {
      const properties = propertiesOf(token);
      if (properties.every((property) => set.has(property))) return false;
      for (const property of properties) set.add(property);
      return true;
    });
  const result = kept.reverse().join(" ");
  merged.set(classes, result);
  return result;
}

/** The properties of one token, each with the condition it is set under, such as `sm:` or `[&_svg]:`. */
function propertiesOf(token: string): readonly string[] {
  const before = known.get(token);
  if (before) return before;
  const colon = token.replace(/\[[^\]]*\]|\([^)]*\)/g, (part) => "_".repeat(part.length)).lastIndexOf(":") + 1;
  const [condition, utility] = [token.slice(0, colon), token.slice(colon).replace(/^-/, "")];
  const rule = PROPERTIES.find(([pattern]) => pattern.test(utility));
  const properties = rule ? setBy(utility, rule).map((property) => condition + property) : [token];
  known.set(token, properties);
  return properties;
}

function setBy(utility: string, [pattern, names]: readonly [RegExp, string]): string[] {
  const caught = pattern.exec(utility)?.[1] ?? "";
  return names.replaceAll("$1", caught).split(" ");
}
