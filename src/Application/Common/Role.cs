namespace ShopifySync.Application.Common;

/// <summary>Roles, each of which may do what those before it may.</summary>
public enum Role
{
    Viewer = 1,
    Reviewer = 2,
    Operator = 3,
    Admin = 4,
}
