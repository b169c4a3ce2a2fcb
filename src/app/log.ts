// The log: JSON lines, from which tokens and secrets are taken out whatever they came in with.
import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

// GitHub's tokens, JSON Web Tokens, and private keys. Linear: each class ends where the next begins.
const SECRETS = [
  /\bgh[a-z]_[A-Za-z0-9_]{8,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{8,}/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\\n\s]*/g,
  /\b(authorization|x-hub-signature-256)("?\s*[:=]\s*"?)(?:(?:bearer|token|basic)\s+)?[^\s",}]+/gi,
];

/** Takes out what must not be seen: the known shapes of secrets, and the given ones wherever they stand. */
export function redact(line: string, known: readonly string[] = []): string {
  let text = line;
  for (const secret of known) if (secret.length >= 4) text = text.replaceAll(secret, "[redacted]");
  for (const shape of SECRETS) {
    text = text.replace(shape, (_all, name?: string | number, between?: string | number) =>
      typeof name === "string" && typeof between === "string" ? `${name}${between}[redacted]` : "[redacted]",
    );
  }
  return text;
}

export function createLog(level: string, known: readonly string[], destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: (line: string) => redact(line, known) },
  };
  return destination ? pino(options, destination) : pino(options);
}
