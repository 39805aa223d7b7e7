package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A service or an answer on its way from draft to residents and to its end. What it says are numbered revisions: the
 * head is worked on, the live one is what residents get. Its state changes only by the verbs below.
 */
@Entity
class ContentItem {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column
    private String service;

    @Column
    private @Nullable String topic;

    @Column
    private String areaSlug;

    @Column
    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private int revisions;

    @Column
    private int head;

    @Column
    private @Nullable Integer live;

    @Column
    private String[] contributors = {};

    @Column
    private String[] approvals = {};

    @Column
    private int approvalsNeeded = 1;

    @Column
    private @Nullable String retiring;

    @Column
    private @Nullable Instant publishAt;

    @Column
    private @Nullable Instant expiresAt;

    @Column
    private @Nullable Instant liveUntil;

    @Column
    private @Nullable Long importId;

    @Column
    private boolean followsFiles;

    @Column
    private @Nullable String sourceHash;

    @Version
    private int version;

    protected ContentItem() {}

    private ContentItem(ItemKey key, String area) {
        kind = key.kind();
        service = key.service();
        topic = key.topic();
        areaSlug = area;
        revisions = 1;
        head = 1;
        state = State.DRAFT;
    }

    /** One that a person begins. */
    static ContentItem drafted(ItemKey key, String area, String author) {
        ContentItem item = new ContentItem(key, area);
        item.contributors = new String[] {author};
        return item;
    }

    /** One that ships. */
    static ContentItem shipped(ItemKey key, String area, String hash) {
        ContentItem item = new ContentItem(key, area);
        item.followsFiles = true;
        item.goLive(1);
        item.sourceHash = hash;
        return item;
    }

    /** A new text; what was submitted is a draft again. Gives its number. */
    int revise(String author) {
        refuseWhen(retiring != null);
        revisions++;
        head = revisions;
        state = State.DRAFT;
        contribute(author);
        withdraw();
        return head;
    }

    /** Gives the draft to those who approve. */
    void submit(int needed, @Nullable Instant from, @Nullable Instant until) {
        refuseUnless(state == State.DRAFT);
        state = State.IN_REVIEW;
        approvalsNeeded = needed;
        reschedule(from, until);
    }

    /** Another time of publication and end for what waits; who approved for the time before does so anew. */
    void reschedule(@Nullable Instant from, @Nullable Instant until) {
        refuseUnless(state == State.IN_REVIEW);
        approvals = new String[] {};
        publishAt = from;
        expiresAt = until;
    }

    void sendBack() {
        refuseUnless(state == State.IN_REVIEW);
        state = State.DRAFT;
        withdraw();
    }

    /** One person's approval, who had no hand in the text; it counts once. */
    void approve(String by) {
        mayBeApprovedBy(by);
        approvals = with(approvals, by);
    }

    /** Refuses who had a hand in it, and what does not wait for approval. */
    void mayBeApprovedBy(String reviewer) {
        refuseUnless(state == State.IN_REVIEW);
        if (List.of(contributors).contains(reviewer)) {
            throw new OwnChange();
        }
    }

    boolean isApproved() {
        return state == State.IN_REVIEW && approvals.length >= approvalsNeeded;
    }

    /** Whether it is approved, and its time has come and is not over. */
    boolean isDue(Instant now) {
        return isApproved() && (publishAt == null || !publishAt.isAfter(now)) && !isLapsed(now);
    }

    /** Whether what waits is at its end before it was live. */
    boolean isLapsed(Instant now) {
        return state == State.IN_REVIEW && expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Residents get it from now on. */
    void publish(Instant now) {
        refuseUnless(isDue(now));
        liveUntil = expiresAt;
        goLive(head);
        followsFiles = false;
    }

    /** Residents get a text again that they once got, without the end of the one before. */
    void rollBack(int revision) {
        refuseWhen(state == State.IN_REVIEW);
        liveUntil = null;
        goLive(revision);
        followsFiles = false;
    }

    /** Gives up what is not live. */
    void discard() {
        refuseUnless(state == State.DRAFT || state == State.IN_REVIEW);
        if (live == null) {
            state = State.RETIRED;
            settle();
        } else {
            goLive(live);
        }
    }

    /** Asks for the end of what needs two people. */
    void askToRetire(String by) {
        refuseUnless(live != null && retiring == null);
        retiring = by;
    }

    /** Residents get it no more; a draft stays one. */
    void retire() {
        refuseUnless(live != null);
        live = null;
        liveUntil = null;
        retiring = null;
        if (state == State.PUBLISHED) {
            state = State.RETIRED;
            expiresAt = null;
        }
    }

    /** Whether what residents get is at its end, also while a change of it is written. */
    boolean isExpired(Instant now) {
        return live != null && liveUntil != null && !liveUntil.isAfter(now);
    }

    /** Takes the number of a new text that ships; what a person changes or has changed stays. Tells whether it did. */
    boolean follow(String area, String hash) {
        boolean open = state == State.DRAFT || state == State.IN_REVIEW;
        boolean known = live != null && hash.equals(sourceHash) && area.equals(areaSlug);
        if (!followsFiles || open || known) {
            return false;
        }
        areaSlug = area;
        revisions++;
        goLive(revisions);
        sourceHash = hash;
        return true;
    }

    /** It belongs to what is approved as a whole. */
    void belongTo(long contentImport) {
        importId = contentImport;
    }

    private void goLive(int revision) {
        head = revision;
        live = revision;
        state = State.PUBLISHED;
        settle();
    }

    private void settle() {
        contributors = new String[] {};
        withdraw();
    }

    private void withdraw() {
        approvals = new String[] {};
        publishAt = null;
        expiresAt = liveUntil;
        importId = null;
        retiring = null;
    }

    /** A hand in the text that is not live yet. */
    void contribute(String by) {
        contributors = with(contributors, by);
    }

    private static String[] with(String[] names, String name) {
        Set<String> all = new TreeSet<>(List.of(names));
        all.add(name);
        return all.toArray(String[]::new);
    }

    private void refuseUnless(boolean possible) {
        refuseWhen(!possible);
    }

    private void refuseWhen(boolean impossible) {
        if (impossible) {
            throw new NotNow(state);
        }
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    ItemKey key() {
        return new ItemKey(kind, service, topic);
    }

    String area() {
        return areaSlug;
    }

    State state() {
        return state;
    }

    int head() {
        return head;
    }

    @Nullable
    Integer live() {
        return live;
    }

    boolean isLive() {
        return live != null;
    }

    boolean followsFiles() {
        return followsFiles;
    }

    List<String> contributors() {
        return List.of(contributors);
    }

    List<String> approvals() {
        return List.of(approvals);
    }

    int approvalsNeeded() {
        return approvalsNeeded;
    }

    @Nullable
    String retiring() {
        return retiring;
    }

    @Nullable
    Instant publishAt() {
        return publishAt;
    }

    /** The end that is asked for what waits; else that of what is live. */
    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant liveUntil() {
        return liveUntil;
    }

    @Nullable
    Long importId() {
        return importId;
    }

    int version() {
        return version;
    }
}
