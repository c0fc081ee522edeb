"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button";
import { Input, type InputProps } from "./input";

/** A password control that can show what was typed. */
export function PasswordInput({ className, ...props }: Omit<InputProps, "type" | "mono">) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...props}
        className={className}
        type={shown ? "text" : "password"}
      />
      <IconButton
        aria-pressed={shown}
        className="absolute top-0.5 right-0.5"
        icon={<Icon aria-hidden="true" />}
        label="Show password"
        onClick={() => setShown(!shown)}
        size="sm"
      />
    </div>
  );
}
