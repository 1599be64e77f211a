/** What jsdom is given in the place of undici (lean-loading.ts): a document that draws asks nothing of the network. */
export class Dispatcher {}

/** As above. */
export class DecoratorHandler {}

/** As above. */
export const getGlobalDispatcher = (): Dispatcher => new Dispatcher();
