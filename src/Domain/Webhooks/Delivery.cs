using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Webhooks;

public enum DeliveryState
{
    /// <summary>Kept; an operation will read what it is about.</summary>
    Waiting,
    Done,

    /// <summary>Signed by the shop's app, and yet not to be understood.</summary>
    Refused,

    /// <summary>The operation that dealt with it ended dead.</summary>
    Failed,
}

/// <summary>One webhook call, kept once by its webhook id. A hint only: the object is read again.</summary>
public sealed class Delivery
{
    public const int LongestWebhookId = 120;
    public const int LongestTopic = 80;

    private Delivery() { } // EF Core

    public long Seq { get; private init; }
    public string WebhookId { get; private init; } = "";
    public string? EventId { get; private init; }
    public string ShopDomain { get; private init; } = "";
    public string Topic { get; private init; } = "";
    public string? ApiVersion { get; private init; }
    public DateTimeOffset? TriggeredAt { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
    public string? Body { get; private init; }

    /// <summary>What it is about: one read deals with all that wait for the same. Null when there was nothing to read.</summary>
    public string? CoalesceKey { get; private init; }

    public DeliveryState State { get; private set; }
    public DateTimeOffset? ProcessedAt { get; private set; }
    public string? Error { get; private set; }

    public static Delivery Receive(ReceivedWebhook received, string? coalesceKey) => new()
    {
        WebhookId = received.WebhookId,
        EventId = received.EventId,
        ShopDomain = received.ShopDomain,
        Topic = received.Topic,
        ApiVersion = received.ApiVersion,
        TriggeredAt = received.TriggeredAt,
        ReceivedAt = received.ReceivedAt,
        Body = received.Body,
        CoalesceKey = coalesceKey,
        State = coalesceKey is null ? DeliveryState.Done : DeliveryState.Waiting,
        ProcessedAt = coalesceKey is null ? received.ReceivedAt : null,
    };

    public static Delivery Refuse(ReceivedWebhook received, Error reason)
    {
        var delivery = Receive(received, null);
        (delivery.State, delivery.Error) = (DeliveryState.Refused, reason.Message);
        return delivery;
    }

    /// <summary>It is dealt with once more, as if it had just come.</summary>
    public Result Replay()
    {
        if (CoalesceKey is null)
            return DeliveryErrors.NothingToDo;

        (State, ProcessedAt, Error) = (DeliveryState.Waiting, null, null);
        return Result.Success;
    }
}

/// <summary>What a call said of itself, in its headers and its body.</summary>
public sealed record ReceivedWebhook(string WebhookId, string Topic, string ShopDomain, DateTimeOffset ReceivedAt)
{
    public string? EventId { get; init; }
    public string? ApiVersion { get; init; }
    public DateTimeOffset? TriggeredAt { get; init; }
    public string? Body { get; init; }
}

public static class DeliveryErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Delivery.NotFound", "There is no such delivery.", "Old deliveries are removed; reload the list.");

    public static Error NothingToDo { get; } = new(ErrorKind.Conflict, "Delivery.NothingToDo", "This delivery asks for nothing that could be done once more.");

    public static Error Malformed { get; } = new(ErrorKind.Refused, "Delivery.Malformed", "The body is not JSON, although its signature is right.");

    public static Error NoSubject(string topic) => new(ErrorKind.Refused, "Delivery.NoSubject", $"The body of {topic} does not say what it is about.");

    public static Error NotHandled(string topic) => new(ErrorKind.Refused, "Delivery.NotHandled", $"Nothing here deals with {topic}.");
}
