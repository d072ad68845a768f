namespace ShopifySync.Web.Components.Pages.Account;

internal static class LocalAddress
{
    /// <summary>A return address from a link is followed only within this server.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] ? address : "/";
}
