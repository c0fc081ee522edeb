"use client";

import { parseTheme } from "@/components/shell/theme";
import { useTheme } from "@/components/shell/theme-provider";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-group";

const OPTIONS = [
  { value: "light", label: "Light", description: "Dark ink on paper." },
  { value: "dark", label: "Dark", description: "Easy on the eyes at night." },
  { value: "system", label: "System", description: "As this device says." },
];

/** The choice of theme, kept in this browser. */
export function ThemeCard() {
  const { theme, setTheme } = useTheme();
  return (
    <Card description="Kept in this browser." title="Theme">
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
