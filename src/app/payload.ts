// Reading what came over the wire: a webhook's payload is unknown until looked at.

export type Unknown = Readonly<Record<string, unknown>>;

export function objectAt(value: unknown, ...path: readonly string[]): Unknown | null {
  let here: unknown = value;
  for (const name of path) here = isObject(here) ? here[name] : undefined;
  return isObject(here) ? here : null;
}

export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, path);
  return typeof found === "string" ? found : "";
}

/** 0 when there is no number. */
export function numberAt(value: unknown, ...path: readonly string[]): number {
  const found = at(value, path);
  return typeof found === "number" ? found : 0;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

function at(value: unknown, path: readonly string[]): unknown {
  const last = path.at(-1);
  const parent = objectAt(value, ...path.slice(0, -1));
  return last === undefined ? value : parent?.[last];
}

function isObject(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
