using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
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
            await Send(app, new SetUpAdministratorCommand(email, password), result => result.Error == UserErrors.SetUpDone ? null : result.Error);
        if (!string.IsNullOrEmpty(token))
            await Send(app, new AdoptApiTokenCommand(token), result => result.Error);
        await ConnectFirstStore(app);
    }

    /// <summary>A shop that does not answer at start is no reason not to start: it can be connected in the console.</summary>
    private static async Task ConnectFirstStore(WebApplication app)
    {
        var (domain, token) = (app.Configuration["Stores:First:Domain"], app.Configuration["Stores:First:AccessToken"]);
        if (string.IsNullOrEmpty(domain) || string.IsNullOrEmpty(token))
            return;

        await using var scope = SystemScope(app);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var stores = await mediator.Send(new ListStoresQuery());
        if (!stores.IsFailure && stores.Value.Count > 0)
            return;

        var connected = await mediator.Send(new ConnectStoreCommand(new ShopCredentials(domain, token, app.Configuration["Stores:First:ClientId"], app.Configuration["Stores:First:ClientSecret"])));
        if (connected.IsFailure)
            app.Logger.LogWarning("The store {Domain} of the settings could not be connected: {Reason} {NextStep}", domain, connected.Error.Message, connected.Error.NextStep);
    }

    private static async Task Send<TResponse>(WebApplication app, IRequest<TResponse> request, Func<TResponse, Error?> failure)
    {
        await using var scope = SystemScope(app);
        if (failure(await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request)) is { } error)
            throw new BadSettingException(error.Message);
    }

    private static AsyncServiceScope SystemScope(WebApplication app)
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("start");
        return scope;
    }
}
