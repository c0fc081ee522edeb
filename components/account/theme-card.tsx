"use client";

import { parseTheme } from "@/components/shell/theme";
import { useTheme } from "@/components/shell/theme-provider";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-group";

const OPTIONS = [
  { value: "light", label: "Light", description: "Dark text on a light background." },
  { value: "dark", label: "Dark", description: "Light text on a dark background." },
  { value: "system", label: "System", description: "Follows this device." },
];

/** The choice of theme, stored in this browser. */
export function ThemeCard() {
  const { theme, setTheme } = useTheme();
  return (
    <Card description="Stored in this browser." title="Theme">
      <RadioCards
        className="sm:grid-cols-3"
        hideLegend
        legend="Theme"
        onValueChange={(value) => setTheme(parseTheme(value))}
        options={OPTIONS}
        value={theme}
      />
    </Card>
  );
}
