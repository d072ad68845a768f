using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Users;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Security;

/// <summary>Cookie for people, bearer for programs, both on every endpoint; keys in the database.</summary>
internal static class SecurityRegistration
{
    private const string CookieOrBearer = "CookieOrBearer";

    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.ProtectKeys(configuration);
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new DatabaseKeyRepository(scopes));

        services.AddIdentityCore<AppUser>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = 10;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddEntityFrameworkStores<AppDbContext>().AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));

        services.AddAuthentication(options =>
        {
            options.DefaultScheme = CookieOrBearer;
            options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
        })
            .AddPolicyScheme(CookieOrBearer, null, options => options.ForwardDefaultSelector = SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenAuthentication>(ApiTokenAuthentication.SchemeName, null)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie);

        services.AddScoped<IUserAccounts, IdentityUserAccounts>();
        services.AddScoped<IIdempotencyKeys, IdempotencyKeys>();
        return services;
    }

    private static string SchemeFor(HttpContext context) =>
        ApiTokenAuthentication.BearerOf(context.Request) is null ? IdentityConstants.ApplicationScheme : ApiTokenAuthentication.SchemeName;

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ShopifySync";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Programs get a status; only a page sends a person to the sign-in form.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        string[] programs = ["/api", "/hubs", "/openapi", "/_blazor"];
        if (programs.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal)))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
