import { useState } from 'react';
import { applyTheme, chosenTheme, type Theme, THEMES } from './theme.ts';

const WORDS: Record<Theme, string> = { system: 'System colours', light: 'Light', dark: 'Dark' };

export function ThemeChoice() {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (chosen: string): void => {
    const known = THEMES.find((one) => one === chosen) ?? 'system';
    applyTheme(known);
    setTheme(known);
  };
  return (
    <label className="theme-choice">
      <span className="usa-sr-only">Colours</span>
      <select value={theme} onChange={({ target }) => choose(target.value)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {WORDS[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
