using Microsoft.AspNetCore.Identity;

namespace ShopifySync.Infrastructure.Security;

/// <summary>A person who signs in to the console. Roles come from grants, not from here.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    /// <summary>How the console and the audit name this person.</summary>
    public string DisplayName { get; set; } = "";
}
