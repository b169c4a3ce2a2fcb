// A world as a flat table: long chains of issues that refer to each other must not become deep recursion.

import type { State } from "./types.ts";

type Value = { readonly at: number } | { readonly is: unknown };

interface Row {
  readonly kind: "object" | "array" | "map" | "set" | "bytes";
  readonly keys?: readonly string[];
  readonly values?: readonly Value[];
  readonly bytes?: Uint8Array;
}

/** Every object of a world once; the first is the world itself. Can be serialised as it is. */
export type Saved = readonly Row[];

type Entries = readonly [kind: Row["kind"], values: readonly unknown[], keys?: readonly string[]];

function entriesOf(value: object): Entries {
  if (Array.isArray(value)) return ["array", value];
  if (value instanceof Map) return ["map", [...value].flat()];
  if (value instanceof Set) return ["set", [...value]];
  return ["object", Object.values(value), Object.keys(value)];
}

export function save(state: State): Saved {
  const places = new Map<object, number>([[state, 0]]);
  const waiting: object[] = [state];
  const place = (value: unknown): Value => {
    if (value === null || typeof value !== "object") return { is: value };
    const known = places.get(value);
    if (known !== undefined) return { at: known };
    places.set(value, waiting.length);
    waiting.push(value);
    return { at: waiting.length - 1 };
  };
  const rows: Row[] = [];
  for (const object of waiting) {
    if (object instanceof Uint8Array) rows.push({ kind: "bytes", bytes: new Uint8Array(object) });
    else {
      const [kind, values, keys] = entriesOf(object);
      rows.push({ kind, values: values.map(place), ...(keys === undefined ? {} : { keys }) });
    }
  }
  return rows;
}

function shell({ kind, bytes }: Row): object {
  if (kind === "bytes") return Buffer.from(bytes ?? []);
  return kind === "array" ? [] : kind === "map" ? new Map() : kind === "set" ? new Set() : {};
}

export function load(saved: Saved): State {
  const shells = saved.map(shell);
  const resolve = (value: Value): unknown => ("at" in value ? shells[value.at] : value.is);
  saved.forEach(({ keys, values = [] }, index) => {
    const target = shells[index];
    const filled = values.map(resolve);
    if (Array.isArray(target)) for (const one of filled) target.push(one);
    else if (target instanceof Map)
      for (let at = 0; at < filled.length; at += 2) target.set(filled[at], filled[at + 1]);
    else if (target instanceof Set) for (const one of filled) target.add(one);
    else if (target !== undefined) for (const [at, key] of (keys ?? []).entries()) Reflect.set(target, key, filled[at]);
  });
  return shells[0] as State;
}
