import type * as lsp from 'vscode-languageserver-protocol';

/** Names of semantic tokens that the editor has colours for. */
const tokenTypes = [
  'namespace',
  'type',
  'class',
  'enum',
  'interface',
  'typeParameter',
  'parameter',
  'variable',
  'property',
  'enumMember',
  'function',
  'method',
  'decorator',
  'keyword',
  'selfParameter',
  'clsParameter',
  'magicFunction',
  'builtinConstant',
];

/**
 * What the editor can do. Diagnostics are pushed: a server that may be asked for them does not send
 * them by itself.
 */
export const capabilities: lsp.ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: false },
    publishDiagnostics: {
      versionSupport: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: false,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        tagSupport: { valueSet: [1] },
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    signatureHelp: {
      contextSupport: true,
      signatureInformation: {
        documentationFormat: ['markdown', 'plaintext'],
        activeParameterSupport: true,
        parameterInformation: { labelOffsetSupport: true },
      },
    },
    definition: { linkSupport: false },
    references: {},
    documentHighlight: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    codeAction: {
      isPreferredSupport: true,
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['quickfix', 'refactor', 'source.organizeImports'] },
      },
    },
    semanticTokens: {
      requests: { full: true, range: false },
      tokenTypes,
      tokenModifiers: ['declaration', 'readonly', 'static', 'async', 'defaultLibrary', 'builtin'],
      formats: ['relative'],
    },
  },
};
