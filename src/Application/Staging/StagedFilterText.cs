using System.Globalization;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Staging;

/// <summary>A filter as it stands in an address or a request: text, under the names of the API.</summary>
public sealed record StagedFilterText
{
    private const string WaitingWord = "waiting";

    /// <summary>A status, several parted by commas, or <c>waiting</c>.</summary>
    public string? Status { get; init; }

    public string? Direction { get; init; }
    public string? Kind { get; init; }
    public string? StoreId { get; init; }
    public string? BatchId { get; init; }
    public string? DecisionId { get; init; }
    public string? Field { get; init; }
    public string? Vendor { get; init; }
    public string? ProductType { get; init; }
    public string? Sku { get; init; }
    public string? Q { get; init; }
    public string? MinPriceChange { get; init; }

    /// <summary>A kind of resource (<c>product</c>), or one product's id or GID.</summary>
    public string? Resource { get; init; }

    public Result<StagedFilter> Read()
    {
        var reasons = new List<string>();
        var filter = new StagedFilter
        {
            Statuses = Statuses(reasons),
            Direction = Word<Direction>(Direction, "direction", reasons),
            Kind = Word<ChangeKind>(Kind, "kind", reasons),
            StoreId = Id(StoreId, "storeId", reasons) is { } store ? new StoreId(store) : null,
            BatchId = Id(BatchId, "batchId", reasons) is { } batch ? new BatchId(batch) : null,
            DecisionId = Id(DecisionId, "decisionId", reasons) is { } decision ? new DecisionId(decision) : null,
            Field = Fields(reasons),
            Vendor = Given(Vendor),
            ProductType = Given(ProductType),
            Sku = Given(Sku),
            Q = Given(Q),
            MinPriceChange = Percent(reasons),
            ResourceId = Enum.TryParse<ResourceKind>(Resource, ignoreCase: true, out _) ? null : Given(Resource),
        };
        return reasons.Count == 0
            ? filter
            : new Error(ErrorKind.Invalid, "StagedChange.BadFilter", string.Join(' ', reasons), "Mend the filter, or leave that part out.");
    }

    public static StagedFilterText Of(StagedFilter filter) => new()
    {
        Status = filter.Statuses.Count == 0 ? null : string.Join(',', filter.Statuses),
        Direction = filter.Direction?.ToString(),
        Kind = filter.Kind?.ToString(),
        StoreId = filter.StoreId?.ToString(),
        BatchId = filter.BatchId?.ToString(),
        DecisionId = filter.DecisionId?.ToString(),
        Field = filter.Field?.ToString(),
        Vendor = filter.Vendor,
        ProductType = filter.ProductType,
        Sku = filter.Sku,
        Q = filter.Q,
        MinPriceChange = filter.MinPriceChange?.ToString(CultureInfo.InvariantCulture),
        Resource = filter.ResourceId,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static T? Word<T>(string? text, string name, List<string> reasons)
        where T : struct, Enum
    {
        if (Given(text) is not { } given)
            return null;
        if (Enum.TryParse<T>(given, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;

        reasons.Add($"'{given}' is no {name}; it is one of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    private static Guid? Id(string? text, string name, List<string> reasons)
    {
        if (Given(text) is not { } given)
            return null;
        if (Guid.TryParse(given, out var id))
            return id;

        reasons.Add($"{name} is no id.");
        return null;
    }

    private List<StagedChangeStatus> Statuses(List<string> reasons)
    {
        var statuses = new List<StagedChangeStatus>();
        foreach (var word in (Status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (word.Equals(WaitingWord, StringComparison.OrdinalIgnoreCase))
                statuses.AddRange(StagedFilter.Waiting);
            else if (Word<StagedChangeStatus>(word, "status", reasons) is { } status)
                statuses.Add(status);
        }

        return [.. statuses.Distinct()];
    }

    private StagedFields? Fields(List<string> reasons)
    {
        if (Given(Field) is not { } given)
            return null;
        if (Enum.TryParse<StagedFields>(given, ignoreCase: true, out var named) && Enum.IsDefined(named) && named != StagedFields.None)
            return named;
        if (StagedFieldNames.Find(given) is { } found)
            return found;

        reasons.Add($"'{given}' is no field; ask for title, description, vendor, variants.price, media, metafields and the like.");
        return null;
    }

    private decimal? Percent(List<string> reasons)
    {
        if (Given(MinPriceChange) is not { } given)
            return null;
        if (decimal.TryParse(given.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return percent;

        reasons.Add("minPriceChange is a number of per cent, such as 10 or 2.5.");
        return null;
    }
}
