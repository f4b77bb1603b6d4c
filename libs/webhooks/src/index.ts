/** Published events sent to endpoints of others, as Standard Webhooks says. */
export { type Policy, POLICY } from './deliver/policy.ts';
export { AddressNotAllowed, Networks } from './endpoint/networks.ts';
export type { FailingCase } from './register/backlog.ts';
export type { Delivery } from './register/delivery-log.ts';
export { CONTENT_MODES, type ContentMode, type Webhook, type WebhookState } from './register/webhook.ts';
export { type Registration, type WebhookHealth, Webhooks, type WebhooksOptions, WebhookUnknown } from './webhooks.ts';
