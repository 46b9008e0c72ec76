package org.regesta.server.access;

import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import org.springframework.http.HttpMethod;

/** How every endpoint that takes a person's number is asked, and what it says of whom. */
final class PeopleRows {

    private PeopleRows() {}

    /** The numbers of one person. */
    record Who(String uin, String vid, String rid, String subject, String phone) {

        String in(String text) {
            return text.replace("$uin", uin)
                    .replace("$vid", vid)
                    .replace("$rid", rid)
                    .replace("$subject", subject)
                    .replace("$handle", phone + "@phone")
                    .replace("$phone", phone)
                    .replace("$new", RepositoryDoor.newRid())
                    .replace("$now", RepositoryDoor.time(0));
        }

        @Override
        public String toString() {
            return "Who";
        }
    }

    /**
     * @param living what it says of who lives: a status, or the code of what else is wrong
     * @param nobody of a number nobody has; {@code gone}: of who was forgotten
     */
    record Row(HttpMethod method, String pattern, String path, String body, String living, String nobody, String gone) {
        String name() {
            return method + " " + pattern;
        }

        Row says(String toLiving, String ofNobody, String ofGone) {
            return new Row(method, pattern, path, body, toLiving, ofNobody, ofGone);
        }
    }

    private static final String IDR = "/idrepository/v1/identity/";
    private static final String VID = "/idrepository/v1/vid";
    private static final String IDA = "/idauthentication/v1/internal/";
    private static final String PEOPLE = "/v1/identities/";
    private static final String LINE = "/00000000-0000-0000-0000-000000000000/receipt";

    private static final String NONE = "IDR-IDC-007";
    private static final String UNKNOWN = "/problems/identity-unknown";
    private static final String ERASED = "/problems/identity-erased";
    private static final String NO_LINE = "/problems/line-unknown";
    private static final String NOT_IN_DATABASE = "IDA-MLC-018";
    private static final String NO_OTP_SENT = "IDA-OTA-012";
    private static final String WRONG_OTP = "RES-SER-422";

    private static final String UIN = "{\"UIN\":\"$uin\"}";
    private static final String OF_TYPE = "{\"UIN\":\"$uin\",\"vidType\":\"Temporary\"}";
    private static final String CHANGE = """
            {"registrationId":"$new","status":"ACTIVATED","identity":{"UIN":"$uin","IDSchemaVersion":$schema}}""";
    private static final String WHOLE = """
            {"registrationId":"$new","identity":{"UIN":"$uin","IDSchemaVersion":$schema,"dateOfBirth":"1992/04/15",
            "fullName":[{"language":"eng","value":"Kwame"}],"gender":[{"language":"eng","value":"MLE"}]}}""";

    private static final String LOCK = """
            {"id":"mosip.identity.authtypes.status.update","version":"v1","requestTime":"$now",
            "individualId":"$uin","individualIdType":"UIN",
            "request":[{"authType":"demo","locked":"true","unlockForSeconds":0}]}""";

    private static final String OTP = """
            {"id":"mosip.identity.otp.internal","version":"1.0","transactionID":"1234567890",
            "requestTime":"$now","individualId":"$uin","individualIdType":"UIN","otpChannel":["PHONE"]}""";

    private static final String CLAIM = """
            {"transactionID":"1234567890","individualId":"$uin","individualIdType":"UIN","otp":"111111",%s}""";

    /** In this order: the first only look. */
    static final List<Row> ROWS = List.of(
            get(IDR + "idvid/{id}", IDR + "idvid/$uin?type=all"),
            get(IDR + "idvid/{id}", IDR + "idvid/$uin?idType=UIN"),
            get(IDR + "idvid/{id}", IDR + "idvid/$vid"),
            get(IDR + "idvid/{id}", IDR + "idvid/$vid?idType=VID&type=demo"),
            get(IDR + "idvid/{id}", IDR + "idvid/$rid"),
            get(IDR + "idvid/{id}", IDR + "idvid/$handle"),
            send(POST, IDR + "idvid/", IDR + "idvid/", "{\"id\":\"$uin\",\"type\":\"all\"}"),
            send(POST, IDR + "idvid", IDR + "idvid", "{\"id\":\"$vid\"}"),
            get(IDR + "rid/{individualId}", IDR + "rid/$uin"),
            get(IDR + "rid/{individualId}", IDR + "rid/$vid"),
            get(IDR + "{individualId}/update-counts", IDR + "$handle/update-counts"),
            get(IDR + "authtypes/status/{ID}", IDR + "authtypes/status/$vid"),
            get(
                    IDR + "authtypes/status/individualIdType/{IDType}/individualId/{ID}",
                    IDR + "authtypes/status/individualIdType/UIN/individualId/$uin"),
            get(IDR + "draft/uin/{UIN}", IDR + "draft/uin/$uin").says("200", "200", "200"), // there is none
            get(VID + "/{VID}", VID + "/$vid"),
            get(VID + "/uin/{UIN}", VID + "/uin/$uin"),
            get(IDA + "authTransactions/individualId/{id}", IDA + "authTransactions/individualId/$uin")
                    .says("200", NOT_IN_DATABASE, NOT_IN_DATABASE),
            get(IDA + "authTransactions/individualId/{id}", IDA + "authTransactions/individualId/$vid")
                    .says("200", NOT_IN_DATABASE, NOT_IN_DATABASE),
            send(POST, PEOPLE + "lookup", PEOPLE + "lookup", "{\"idType\":\"UIN\",\"id\":\"$uin\"}")
                    .says("200", UNKNOWN, UNKNOWN),
            get(PEOPLE + "{subject}/card", PEOPLE + "$subject/card").says("200", UNKNOWN, ERASED),
            get(PEOPLE + "{subject}/history", PEOPLE + "$subject/history")
                    .says("200", "/problems/subject-unknown", ERASED),
            get(PEOPLE + "{subject}/history/{eventId}/receipt", PEOPLE + "$subject/history" + LINE)
                    .says(NO_LINE, NO_LINE, ERASED),
            get(PEOPLE + "{subject}/history/{eventId}/receipt/qr", PEOPLE + "$subject/history" + LINE + "/qr")
                    .says(NO_LINE, NO_LINE, ERASED),
            get(PEOPLE + "{subject}/keys", PEOPLE + "$subject/keys").says("200", UNKNOWN, ERASED),
            send(POST, IDA + "auth", IDA + "auth", SealedRequest.HERE)
                    .says(NO_OTP_SENT, NOT_IN_DATABASE, NOT_IN_DATABASE),
            send(POST, IDA + "verifyidentity", IDA + "verifyidentity", SealedRequest.HERE)
                    .says(NO_OTP_SENT, NOT_IN_DATABASE, NOT_IN_DATABASE),
            get("/v1/erasures/{subject}", "/v1/erasures/$subject")
                    .says("/problems/not-erased", "/problems/not-erased", "200"),
            send(POST, IDA + "otp", IDA + "otp", OTP).says("200", NOT_IN_DATABASE, NOT_IN_DATABASE),
            send(POST, "/resident/v1/req/otp", "/resident/v1/req/otp", OTP)
                    .says("200", NOT_IN_DATABASE, NOT_IN_DATABASE),
            resident(POST, "/resident/v1/vid", "mosip.resident.vid", "\"vidType\":\"Temporary\""),
            resident(PATCH, "/resident/v1/vid/{vid}", "mosip.resident.vidstatus", "\"vidStatus\":\"REVOKED\""),
            resident(POST, "/resident/v1/req/auth-lock", "mosip.resident.authlock", "\"authType\":[\"demo\"]"),
            resident(
                    POST,
                    "/resident/v1/req/auth-unlock",
                    "mosip.resident.authunlock",
                    "\"authType\":[\"demo\"],\"unlockForSeconds\":\"60\""),
            resident(POST, "/resident/v1/req/auth-history", "mosip.resident.authhistory", "\"pageStart\":null"),
            send(POST, IDR + "authtypes/status", IDR + "authtypes/status", LOCK),
            enveloped(PATCH, IDR, "mosip.id.update", CHANGE),
            enveloped(PATCH, "/idrepository/v1/identity", "mosip.id.update", CHANGE),
            send(POST, IDR + "draft/create/{registrationId}", IDR + "draft/create/$new?UIN=$uin", ""),
            enveloped(POST, VID, "mosip.vid.create", OF_TYPE),
            enveloped(POST, "/idrepository/v1/draft/vid", "mosip.vid.create", OF_TYPE),
            enveloped(PATCH, VID + "/{VID}", "mosip.vid.update", "{\"vidStatus\":\"USED\"}"),
            send(POST, VID + "/{VID}/regenerate", VID + "/$vid/regenerate", "").says("IDR-VID-003", NONE, NONE),
            enveloped(POST, VID + "/deactivate", "mosip.vid.deactivate", UIN),
            enveloped(POST, VID + "/reactivate", "mosip.vid.reactivate", UIN),
            enveloped(POST, IDR, "mosip.id.create", WHOLE).says("IDR-IDC-012", "200", "IDR-IDC-012"),
            enveloped(POST, "/idrepository/v1/identity", "mosip.id.create", WHOLE)
                    .says("IDR-IDC-012", "IDR-IDC-012", "IDR-IDC-012")); // nobody's number is somebody's by now

    private static Row get(String pattern, String path) {
        return send(HttpMethod.GET, pattern, path, "");
    }

    private static Row send(HttpMethod method, String pattern, String path, String body) {
        return new Row(method, pattern, path, body, "200", NONE, NONE);
    }

    private static Row enveloped(HttpMethod method, String pattern, String id, String request) {
        String path = pattern.replace("{VID}", "$vid").replace("{vid}", "$vid");
        return send(method, pattern, path, """
                {"id":"%s","version":"v1","requesttime":"$now","request":%s}""".formatted(id, request));
    }

    private static Row resident(HttpMethod method, String pattern, String id, String more) {
        return enveloped(method, pattern, id, CLAIM.formatted(more)).says(WRONG_OTP, WRONG_OTP, WRONG_OTP);
    }
}
