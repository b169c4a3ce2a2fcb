// The app: webhooks say which repository to look at; the reconcile reads its state afresh.
export async function runApp(): Promise<void> {}
