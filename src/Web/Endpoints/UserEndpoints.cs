using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Users;

namespace ShopifySync.Web.Endpoints;

internal static class UserEndpoints
{
    public static void MapUserEndpoints(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/api/users").WithTags("Users");
        users.MapGet("/", async (IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListUsersQuery(), ct)).ToHttp(rows => Results.Ok(Page.Of(rows)))).Produces<Page<UserRow>>();
        users.MapPost("/", async (NewUser body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AddUserCommand(body.Email, body.Password, body.Role), ct)).ToHttp(id => Results.Created($"/api/users/{id}", new { id })));
        users.MapPut("/{id:guid}", async (Guid id, NewRole body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ChangeRoleCommand(id, body.Role), ct)).ToHttp());
        users.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RemoveUserCommand(id), ct)).ToHttp());

        var tokens = api.MapGroup("/api/tokens").WithTags("Tokens");
        tokens.MapGet("/", async (IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListTokensQuery(), ct)).ToHttp(rows => Results.Ok(Page.Of(rows)))).Produces<Page<TokenRow>>();
        tokens.MapPost("/", async (CreateTokenCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToHttp(token => Results.Created($"/api/tokens/{token.Id}", token))).Produces<NewToken>(StatusCodes.Status201Created);
        tokens.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RevokeTokenCommand(id), ct)).ToHttp());
    }

    private sealed record NewUser(string Email, string Password, Role Role);

    private sealed record NewRole(Role Role);
}
