package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.regesta.events.registration.Stage;

/** What a house tells an auditor's monitoring, as it comes over the port. */
final class Metrics {

    private final List<String> lines;

    private Metrics(List<String> lines) {
        this.lines = lines;
    }

    static Metrics of(House house, Api auditor) {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(house.server.url() + "/actuator/prometheus"))
                .header("Authorization", "Bearer " + auditor.bearer())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Metrics(answer.body().lines().toList());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** How many wait and since when, of every stage; and that the first was done at least so often. */
    void tellOfEveryStage(int validated) {
        for (Stage stage : Stage.values()) {
            assertThat(value("regesta_stage_queue", stage))
                    .as("%s waiting", stage)
                    .isNotNegative();
            assertThat(value("regesta_stage_queue_age_seconds", stage))
                    .as("%s oldest", stage)
                    .isNotNegative();
        }
        for (String waits :
                List.of("packet", "information", "notice", "next-step", "gallery", "candidates", "adjudication")) {
            String tag = "for=\"" + waits + "\"";
            assertThat(value("regesta_registration_waiting", tag)).as(waits).isNotNegative();
            assertThat(value("regesta_registration_waiting_age_seconds", tag))
                    .as(waits)
                    .isNotNegative();
        }
        assertThat(value("regesta_stage_seconds_count", Stage.VALIDATE)).isGreaterThanOrEqualTo(validated);
        assertThat(value("regesta_stage_cpu_seconds_total", Stage.VALIDATE)).isPositive();
    }

    /** That a case is overdue, and since when the longest is. */
    void tellOfWhatIsOverdue() {
        assertThat(value("regesta_adjudication_overdue", "")).isPositive();
        assertThat(value("regesta_adjudication_overdue_age_seconds", "")).isPositive();
    }

    private double value(String name, Stage stage) {
        return value(name, "stage=\"" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\"");
    }

    /** The sum over what else a line tells apart; fails when there is none. */
    private double value(String name, String tag) {
        List<Double> found = lines.stream()
                .filter(line -> line.split("[{ ]", 2)[0].equals(name) && line.contains(tag))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .toList();
        assertThat(found).as(name + " of " + tag).isNotEmpty();
        return found.stream().mapToDouble(Double::doubleValue).sum();
    }
}
