// Runs in the worker before Pyright: reads the packages of the interpreter, and shows sources.
(() => {
  const packagesRoot = '/environment/packages/lib/site-packages/';
  let typeshed;
  let packages = {};

  /** What the worker of Pyright holds as one object; parsed in the one worker that asks for it. */
  self.vedTypeshed = () => {
    typeshed ??= JSON.parse(self.vedTypeshedText);
    return typeshed;
  };

  async function readPackages(address) {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) {
      throw new Error(`The packages were answered with status ${answer.status}`);
    }
    const { files } = await answer.json();
    return Object.fromEntries(
      Object.entries(files).map(([path, text]) => [packagesRoot + path, text]),
    );
  }

  async function initialize(message) {
    const options = message.params.initializationOptions;
    const { packagesAddress, files } = options;
    try {
      packages = await readPackages(packagesAddress);
    } catch (error) {
      // The standard library is known all the same.
      console.warn('Packages cannot be checked:', error);
    }
    const known = { ...options, packagesAddress: undefined, files: { ...packages, ...files } };
    const params = { ...message.params, initializationOptions: known };
    self.dispatchEvent(new MessageEvent('message', { data: { ...message, params } }));
  }

  function source({ id, params }) {
    const path = decodeURIComponent(new URL(params.uri).pathname);
    const text = self.vedTypeshed()[path] ?? packages[path];
    self.postMessage(
      text === undefined
        ? { jsonrpc: '2.0', id, error: { code: -32602, message: `${path} is not known` } }
        : { jsonrpc: '2.0', id, result: { text } },
    );
  }

  self.addEventListener('message', (event) => {
    const message = event.data;
    if (message?.method === 'initialize' && message.params.initializationOptions.packagesAddress) {
      event.stopImmediatePropagation();
      void initialize(message);
    } else if (message?.method === 'ved/source') {
      event.stopImmediatePropagation();
      source(message);
    }
  });
})();
