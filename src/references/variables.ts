/** What is only known elsewhere: variables, templates and placeholders of all kinds of files. */

/** Stands in a text for what cannot be told. From the private use area, so that nobody means it. */
export const unknown = "\uE000";

/** Variables nested deeper than this are not understood, and then taken for text. */
const deepest = 4;

/**
 * Makes a function that puts `unknown` in place of every variable in a text. What a variable holds, such as the default in
 * `${IMAGE:-acme/web:1}`, goes to the end of the text; one whose default is one of `hosts` is taken for that host.
 * Every form is bounded, so that this takes linear time.
 */
export function createUnknowns(hosts: readonly string[]): (text: string) => string {
  const host = hosts.map((name) => RegExp.escape(name)).join("|");
  const forms = [
    String.raw`\$?\{\{[^{}]{0,400}\}\}`,
    String.raw`[$#]\{[^{}]{0,400}\}#?`,
    String.raw`\$\([^()]{0,400}\)`,
    // Not as far as the name of this registry.
    String.raw`\$(?!(?:${host})\/)[A-Za-z_](?:\w{0,100}?(?=(?:${host})\/)|\w{0,100})`,
    String.raw`%[A-Za-z_]\w{0,60}%`,
    String.raw`%\(\w{1,60}\)[sd]`,
    "(?<=[:/@])%[sdv]",
    String.raw`\{[\w.-]{1,60}\}`,
    String.raw`<[A-Za-z_][\w .-]{0,60}>`,
  ];
  const variable = new RegExp(forms.join("|"), "gi");
  const isHost = new RegExp(`(?:(?<![A-Za-z0-9.-])|(?<=:-))(?:${host})(?=["' ]*[})]+$)`, "i");

  return (text) => {
    const held: string[] = [];
    let current = text;
    for (let depth = 0; depth < deepest && /[$#{%<]/.test(current); depth++) {
      const next = current.replace(variable, (found) => {
        const known = isHost.exec(found)?.[0];
        if (known !== undefined) return known;
        if (/[/:]/.test(found)) held.push(found.replace(/^[$#{(%<]+(?:\w+:?[-=?+])?|[})#]+$/g, " "));
        return unknown;
      });
      if (next === current) break;
      current = next;
    }
    return held.length > 0 ? `${current} ${held.join(" ")}` : current;
  };
}
