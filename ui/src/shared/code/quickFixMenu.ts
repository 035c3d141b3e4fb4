// A heading is no part of a list that is chosen from: screen readers do not find their way in it.
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { IConfigurationService } from 'monaco-editor/platform/configuration/common/configuration';

StandaloneServices.get(IConfigurationService).updateValue(
  'editor.codeActionWidget.showHeaders',
  false,
);
