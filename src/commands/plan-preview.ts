// `/plan preview`: what would change, and nothing changed.
import type { Command } from "./command.ts";

export const planPreview: Command = {
  name: "plan preview",
  usage: "/plan preview",
  description: "What merging this pull request, or running now, would change on GitHub",
  who: ["triage", "author"],
  examples: ["/plan preview"],
  on: "both",
  async run() {
    return { asks: "preview" };
  },
};
