// The action: turns the runner's event into "reconcile this repository's plans".
export async function runAction(): Promise<void> {}
