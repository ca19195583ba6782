/** One line of the table: what was measured, beside what it should stay below. */

export interface Figure {
  readonly name: string;
  /** Measured, in `unit`. */
  readonly value: number;
  /** At most, in `unit`. */
  readonly target: number;
  readonly unit: "" | "ms" | "MB";
  /** The raw numbers that the value comes from. */
  readonly from?: string;
  /** Whether it is the same on every machine, so that missing its target is a mistake and not a slow day. */
  readonly exact?: boolean;
}

/** The table as text. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ["name", "figure", "target", "figure/target", "measured"],
    ...figures.map(({ name, value, target, unit, from = "" }) => [
      name,
      format(value, unit),
      `≤ ${format(target, unit)}`,
      target === 0 ? (value === 0 ? "ok" : "missed") : (value / target).toFixed(2),
      from,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 || at === 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
  return rows.map((row) => line(row).join("  ").trimEnd()).join("\n");
}

export function isMissed({ value, target }: Figure): boolean {
  return value > target;
}

function format(value: number, unit: Figure["unit"]): string {
  const digits = Number.isInteger(value) || unit === "MB" ? 0 : unit === "ms" ? 1 : 2;
  const number = value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === "" ? number : `${number} ${unit}`;
}
