using ShopifySync.Application.Catalog;

namespace ShopifySync.Web.Components.Pages.Catalog;

/// <summary>Icon, colour and words of a sync status.</summary>
internal sealed record SyncStatusLook(string Icon, string Colour, string Word, string Meaning)
{
    public static SyncStatusLook Of(SyncStatus status) => status switch
    {
        SyncStatus.Synced => new("check_circle", "green", "Synced", "Both sides agree."),
        SyncStatus.Pending => new("schedule", "yellow", "Pending", "Changes are staged or approved."),
        SyncStatus.Conflict => new("call_split", "orange", "Conflict", "Both sides moved a field apart; a person decides."),
        SyncStatus.Error => new("error", "red", "Error", "The last push failed."),
        SyncStatus.Stale => new("history", "blue", "Stale", "It was not compared with the store for long."),
        _ => new("link_off", "grey", "Not linked", "The store does not have this product."),
    };
}
