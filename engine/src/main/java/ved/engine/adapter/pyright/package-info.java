/**
 * Pyright as all its adapters need it: its files, its settings, and the framing of its messages. What
 * starts it, and how it is confined there, is the adapters' business.
 */
@NullMarked
package ved.engine.adapter.pyright;

import org.jspecify.annotations.NullMarked;
