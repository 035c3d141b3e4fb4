package ved.http.wire;

/** Why a WebSocket is closed: those of RFC 6455, and from 4000 on Ved's own. */
public final class CloseCodes {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int AGAINST_THE_PROTOCOL = 1002;
    public static final int UNACCEPTABLE = 1003;
    public static final int NOT_UTF_8 = 1007;
    public static final int UNEXPECTED = 1011;
    public static final int IDLE = 4000;
    public static final int LOGGED_OUT = 4001;
    public static final int TOO_MUCH = 4008;
    public static final int LANGUAGE_SERVER_ENDED = 4011;
    public static final int TOO_MANY = 4013;

    private CloseCodes() {}
}
