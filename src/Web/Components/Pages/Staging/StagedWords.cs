using ShopifySync.Application.Staging;
using ShopifySync.Domain.Staging;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>How the console speaks of staged changes.</summary>
internal static class StagedWords
{
    public static Tone ToneOf(StagedChangeStatus status) => status switch
    {
        StagedChangeStatus.Pending => Tone.Waiting,
        StagedChangeStatus.Stale => Tone.Conflict,
        StagedChangeStatus.Approved => Tone.Info,
        StagedChangeStatus.Applied or StagedChangeStatus.Pushed => Tone.Good,
        StagedChangeStatus.Failed => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static string Text(StagedChangeStatus status) => status switch
    {
        StagedChangeStatus.Pending => "Waiting",
        StagedChangeStatus.Superseded => "Replaced",
        _ => status.ToString(),
    };

    public static string Meaning(StagedChangeStatus status, Direction direction) => status switch
    {
        StagedChangeStatus.Pending => "Waits for a decision",
        StagedChangeStatus.Stale => "Was approved, then the other side moved: look again",
        StagedChangeStatus.Approved when direction == Direction.Outbound => "Approved; the next push sends it to Shopify",
        StagedChangeStatus.Approved => "Approved; on its way into the catalogue",
        StagedChangeStatus.Rejected => "Rejected; not proposed again until either side moves",
        StagedChangeStatus.Applied => "Taken into the catalogue",
        StagedChangeStatus.Pushed => "Accepted by Shopify",
        StagedChangeStatus.Failed => "Refused when it was written; the fields say why",
        _ => "The difference is gone, or another change took its place",
    };

    public static string Text(Direction direction) => direction == Direction.Inbound ? "Shopify → catalogue" : "Catalogue → Shopify";

    public static string Sentence(StagedChangeDetails change) => (change.Kind, change.Direction) switch
    {
        (ChangeKind.Create, Direction.Inbound) => "Shopify has a product that the catalogue lacks. Approving makes it in the catalogue.",
        (ChangeKind.Create, _) => "The catalogue has a product that this store lacks. Approving makes it in Shopify with the next push.",
        (ChangeKind.Delete, Direction.Inbound) => "The product is gone from the store. Approving ends the link; a product that no other store has is archived.",
        (ChangeKind.Delete, _) => "The product is gone from the catalogue. Approving deletes it in Shopify with the next push.",
        (_, Direction.Inbound) => "Shopify moved. Approving takes its values into the catalogue.",
        _ => "The catalogue moved. Approving sends its values to Shopify with the next push.",
    };

    public static string Changes(int count) => count == 1 ? "1 change" : $"{Digits.Of(count)} changes";

    /// <summary>What a filter means, for a question about all that match it.</summary>
    public static string Words(StagedFilterText filter, string? storeName)
    {
        var parts = new List<string>();
        Add("status", filter.Status);
        Add("direction", filter.Direction);
        Add("kind", filter.Kind);
        Add("field", filter.Field);
        Add("vendor", filter.Vendor);
        Add("type", filter.ProductType);
        Add("SKU", filter.Sku);
        Add("text", filter.Q);
        Add("price change of at least", filter.MinPriceChange is { } percent ? $"{percent} %" : null);
        Add("store", storeName);
        Add("product", filter.Resource);
        Add("batch", filter.BatchId);
        return string.Join(", ", parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                parts.Add($"{name} {value}");
        }
    }
}
