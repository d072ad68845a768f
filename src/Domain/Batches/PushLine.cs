using System.Collections.Immutable;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Domain.Batches;

/// <summary>
/// One line of a bulk mutation's file: the variables of one document for one product. It is written down before it is sent and removed
/// when its answer is settled, so what is left says what is still open.
/// </summary>
public sealed class PushLine
{
    private PushLine() { } // EF Core

    public long Seq { get; private init; }
    public BatchId BatchId { get; private init; }
    public StagedChangeId ChangeId { get; private init; }
    public string RemoteId { get; private init; } = "";

    /// <summary>The document's name: lines of one document go into one file.</summary>
    public string Document { get; private init; } = "";

    /// <summary>Variables as JSON, with the fields that change and no others.</summary>
    public string Variables { get; private init; } = "";

    /// <summary>The field paths that it writes.</summary>
    public ImmutableArray<string> Paths { get; private init; } = [];

    /// <summary>How often its change was taken up in bulk; 1 for the first.</summary>
    public int Attempt { get; private init; }

    /// <summary>The product as it was read just before; null where that is what the link had last seen.</summary>
    public string? Fresh { get; private init; }

    /// <summary>Just before that reading was sent: a webhook that came later may tell of something it does not show.</summary>
    public DateTimeOffset ReadBegan { get; private init; }

    /// <summary>The run whose file it is in; null until it is sent.</summary>
    public Guid? RunId { get; private set; }

    /// <summary>Counted from 0, as Shopify's <c>__lineNumber</c>.</summary>
    public int? Number { get; private set; }

    public static PushLine Of(PushLineContent content, int attempt, DateTimeOffset readBegan) => new()
    {
        BatchId = content.Batch,
        ChangeId = content.Change,
        RemoteId = content.RemoteId,
        Document = content.Document,
        Variables = content.Variables,
        Paths = content.Paths,
        Fresh = content.Fresh,
        Attempt = attempt,
        ReadBegan = readBegan,
    };

    public void PutInto(Guid run, int number) => (RunId, Number) = (run, number);
}

public sealed record PushLineContent(
    BatchId Batch, StagedChangeId Change, string RemoteId, string Document, string Variables, ImmutableArray<string> Paths, string? Fresh);
