import { monaco } from '../../code/monaco.ts';
import type { LanguageService } from '../LanguageService.ts';

const kept = 30;

/** Files that a definition leads to, such as those of the standard library, to be read. */
export class Libraries {
  private readonly models = new Map<string, monaco.editor.ITextModel>();

  constructor(private readonly service: LanguageService) {}

  isThere(uri: monaco.Uri): boolean {
    return monaco.editor.getModel(uri) !== null;
  }

  owns(uri: monaco.Uri): boolean {
    return this.models.has(uri.toString());
  }

  /** By the address as the service wrote it: it knows its files by that alone. */
  async load(address: string): Promise<void> {
    const uri = monaco.Uri.parse(address);
    if (this.isThere(uri)) {
      return;
    }
    const text = await this.service.source(address).catch(() => null);
    if (text !== null && !this.isThere(uri)) {
      this.models.set(uri.toString(), monaco.editor.createModel(text, 'python', uri));
      this.forget();
    }
  }

  /** Drops the oldest that no editor shows. */
  private forget(): void {
    for (const [uri, model] of this.models) {
      if (this.models.size <= kept) {
        return;
      }
      if (!model.isAttachedToEditor()) {
        this.models.delete(uri);
        model.dispose();
      }
    }
  }
}
