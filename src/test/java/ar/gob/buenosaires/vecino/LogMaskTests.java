package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogMaskTests {

    @Test
    void masksWhatNamesAResident() {
        for (String personal : List.of(
                "5491160000001",
                "+5491160000001",
                "541160000001",
                "1160000001",
                "AR.13491208655302741918",
                "wamid.HBgNNTQ5MTE2MDAwMDAwMRUCABIYFA==")) {
            assertThat(LogMask.masked("to " + personal + ", sent")).isEqualTo("to ***, sent");
            assertThat(LogMask.masked("Key (value)=(" + personal + ") exists")).isEqualTo("Key (value)=(***) exists");
        }
    }

    @Test
    void leavesIdsTimesAndTraces() {
        for (String line : List.of(
                "message 123456789 ended as ANSWERED",
                "urn:uuid:246759a1-9838-4771-849b-705112345678",
                "2026-11-21T22:03:36.876Z",
                "at a.b.C$$Lambda/0x00007f1234567890.run(C.java:42)",
                "commit f73b5d12345678901234")) {
            assertThat(LogMask.masked(line)).isEqualTo(line);
        }
    }
}
