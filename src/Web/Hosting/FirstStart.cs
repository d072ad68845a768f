using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Users;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Hosting;

/// <summary>Does without a person what the set-up page would ask one for, as far as the environment says it.</summary>
internal static class FirstStart
{
    public static async Task SetUpFromEnvironment(this WebApplication app)
    {
        var (email, password, token) = (app.Configuration["SHOPIFYSYNC_ADMIN_EMAIL"], app.Configuration["SHOPIFYSYNC_ADMIN_PASSWORD"], app.Configuration["SHOPIFYSYNC_API_TOKEN"]);
        if (!string.IsNullOrEmpty(email) && !string.IsNullOrEmpty(password))
            await Send(app, new SetUpAdministratorCommand(email, password), UserErrors.SetUpDone);
        if (!string.IsNullOrEmpty(token))
            await Send(app, new AdoptApiTokenCommand(token));
    }

    private static async Task Send<TValue>(WebApplication app, IRequest<Result<TValue>> request, Error usual)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("start");
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        if (outcome.IsFailure && outcome.Error != usual)
            throw new BadSettingException(outcome.Error.Message);
    }

    private static async Task Send(WebApplication app, IRequest<Result> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("start");
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        if (outcome.IsFailure)
            throw new BadSettingException(outcome.Error.Message);
    }
}
