package ved.engine.live;

/**
 * A window of the application. The same id of another user is another window.
 *
 * @param id chosen by the browser, of 8 to 64 letters, digits and hyphens
 */
public record Window(String user, String id) {}
